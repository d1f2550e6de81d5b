"""Components as values: plain data in, Dash components out; every Indonesian word lives here.

What pages use, by module (all pure; ids are given by the page):

words         _(text, **params) · month_name, month_only, month_short, day_long, day_month,
              day_short(date) · clock_time, moment(instant) · days_left(last, today) · count(int)
labels        state(State, lowered=False), status(Status) -> Label(word, glyph, tone) · level, role,
              fund -> str · reason(str) -> str
messages      sentence(Problem) -> str; import_words for rows of tables and for commands
elements      safe_href(url) -> str | None: the only way from stored text to href or src ·
              icon(name) (assets/15-icons.css) · status(Label) · tag(text, tone) · live_mark() ·
              button(words, id=, look="madu|tinta|garis|bata|teks", key="S") · link(words, href)
frame         frame(page_title, actor_name, actor_sub, menu, content, skips=, show_title=, fill=,
              bleed=, csrf=) · MenuItem(label, href, icon, active, badge) · notice_page(...)
progress      honey_panel(Progress(month, today, report_by, minimum, verified, waiting, ...)) ·
              Progress.to_buy = rupiah still to be bought · MonthCell(month, status) · rail: dates
met           met_dialog(id, month=, verified=, minimum=, sellers=): the honey screen, once a month
gauge         gauge(percent, waiting=0, size=74, on_light=False, number=True)
columns       three_columns(gallery, entry, charts), skips(): with frame(..., fill=True)
gallery       gallery_panel(search_id=, place_id=, chips_id=, products_id=, ...) ·
              filter_chips(categories, active, gap=, fitting=): {"type": "home-chip", "value": ...}
cards         product_grid(Sequence[ProductTile]): {"type": "home-add" | "home-less" |
              "home-step" | "home-number", "product": id} · thumb(name, category, picture)
entry         entry_card(EntryIds, places=, place=, today=, photo_first=) ·
              entry_lines(Sequence[EntryLine]): {"type": "line-add" | "line-less", "product": id} ·
              effect_strip(Effect | None)
cart          sides(CartIds) and cart_side(CartIds, galleries, chosen): the form's other side ·
              cart_lines(Sequence[CartLine]): {"type": "cart-add" | "cart-less", "product": id} ·
              bar(lines, opener), phone_bar(...): the way to it · bundles: baskets(found, type)
forms         field, money, day, text, select, segments, chip, marked · error(Problem | None) as
              children of error_id(control) · error_summary(problems, EntryIds.fields()) · a day's
              words: clientside simadu.dayWords, Input control value, Output words_id(control)
home_charts   level_card, opd_card, ranks_dialog · own_opd(name, rate, rank) · tick_legend_of(words)
charts        graph(id, height) · chart_card · headline(Rate) · rate_sentence(name, now, last,
              since) · box_id(graph): its aria-label · table_id(graph): children of its table ·
              trouble(graph, retry_id): hidden until this chart alone could not be fetched
tables        rate_table(Sequence[RateRow], caption=, first=) · facts(pairs) · behind(summary, ...)
notices       toast_area(id) · toast(words, act=, key=) · failure(...) · strip(words, tone=)
states        empty(title, words, picture=, act=) · failed(...) · loading_products · loading_rows
history       columns, page_head, months_panel, months_list(Past): {"type": "history-month", …};
              history_report: month_head, report_strip, closed_strip · history_purchases:
              filter_chips, purchase_list: {"type": "history-filter" | "history-mend" |
              "history-leave", …} · history_evaluation, history_dialogs
verification  verification_columns(queue, receipt, claim): with frame(..., fill=True, bleed=True) ·
              queue_list(rows, selected): {"type": "queue-row", "purchase": id} · receipt_view ·
              claim_view · approve_field · decisions(...) keys S, K, T · reason_dialog(...)
pictures      picture_of(product name), tile_of(category), asset(path)
logo          brand(), logo_address()
heads         page_head(title, controls) · head_title(title, below) · month_picker(id, months, now)
summary       honey(id, honey_parts(Headline, Paid, Moves)): the sentences by fixed rules · grid;
              summary_lists: dots, districts, sellers · summary_strips: strips, strip_table
catalogue     head, filter_chips, table(lines): {"type": "catalogue-row", "key": ...}, mark_of();
              catalogue_cards: goods, paper_tiles, prices, decisions; catalogue_pair, _forms
seller        sections, filters, product_list: {"type": "seller-edit", "product": id};
              seller_sales: cards and tables of sales; seller_dialogs: forms, preview of a list
staff         cards of an OPD: met_card, money_card, place_card, unit_rows; staff_list: list_card,
              filters, staff_table(rows, month, searched=); staff_bar: who is chosen; staff_person:
              one opened; staff_report: report_card, sign_dialog
"""
