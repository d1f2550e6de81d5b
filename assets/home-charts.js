/* The charts of the home page: fetched as ready bytes, each by itself, drawn only when they have changed. */
(function () {
  "use strict";
  const RETRY = 20000; // ms
  const NARROW = window.matchMedia("(max-width: 1199px)");
  const SMALL = window.matchMedia("(max-width: 991px)");
  const FONT = '12px "Plus Jakarta Sans Variable"';
  const shown = new Map(); // graph: {address, at} of what was fetched last
  let retryTimer = null;

  const skip = () => window.dash_clientside.no_update;
  const skips = (number) => Array(number).fill(skip());
  const context = () => window.dash_clientside.callback_context;
  const put = (id, props) => window.dash_clientside.set_props(id, props);
  const query = (month) => (month ? `?bulan=${encodeURIComponent(month)}` : "");

  async function fetchText(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.status === 401) window.dispatchEvent(new Event("simadu:signed-out"));
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }

  /* What a figure is known by once it is drawn. */
  function markOf(address, text) {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) | 0;
    return `${address} ${text.length} ${hash}`;
  }

  /* The answer for a graph; null when it shows that already. The graph itself is asked: Dash drops
     an answer when the same callback has been called again meanwhile. */
  async function load(graph, address) {
    const [text] = await Promise.all([fetchText(address), document.fonts.load(FONT)]);
    shown.set(graph, { address, at: Date.now() });
    const mark = markOf(address, text);
    const plot = document.querySelector(`#${graph} .js-plotly-plot`);
    if (plot && plot.layout && plot.layout.meta === mark) return null;
    const answer = JSON.parse(text);
    if (answer.figure) answer.figure.layout.meta = mark;
    return answer;
  }

  function card(graph) {
    const box = document.getElementById(graph + "-box");
    return box && box.closest(".chart-card");
  }

  function succeeded(graph) {
    const around = card(graph);
    if (!around) return;
    delete around.dataset.old;
    delete around.dataset.failed;
    const space = around.querySelector(".chart-space");
    if (space) space.dataset.ready = "1";
  }

  /* The card keeps what it shows, with the time of it; true when it shows what was asked for. */
  function failed(graph, address) {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => put("home-retry", { data: Date.now() }), RETRY);
    const around = card(graph);
    const last = shown.get(graph);
    const holds = Boolean(last && last.address === address);
    if (!around) return holds;
    if (last) {
      const time = new Date(last.at).toLocaleTimeString("id-ID", {
        hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta",
      });
      around.style.setProperty("--stale", `"${time.replace(":", ".")}"`);
      around.dataset.old = "1";
    }
    around.toggleAttribute("data-failed", !holds);
    return holds;
  }

  /* Outputs of a card: what `of` makes of the answer, then whether its trouble is hidden. */
  async function draw(graph, address, number, of) {
    let outputs = skips(number);
    try {
      const answer = await load(graph, address);
      succeeded(graph);
      if (answer) outputs = of(answer);
    } catch (_error) {
      return [...outputs, failed(graph, address)];
    }
    setTimeout(refreshOpen, 0); // after the charts that everyone sees
    return [...outputs, true];
  }

  async function bars(revision, month) {
    const outputs = await draw("home-bars", "/grafik/jenjang" + query(month), 4, (answer) => [
      answer.figure, answer.says, answer.headline, answer.tick,
    ]);
    // Not an output: whatever follows from it, the gallery too, would wait for this chart.
    if (revision) setTimeout(() => put("home-moved", { data: revision }), 0);
    return outputs;
  }

  function comb(_revision, month, view) {
    const name = view === "peringkat" ? "peringkat" : NARROW.matches ? "opd-sempit" : "opd";
    return draw("home-comb", `/grafik/${name}${query(month)}`, 4, (answer) => [
      answer.figure, answer.says, answer.title, answer.own,
    ]);
  }

  NARROW.addEventListener("change", () => {
    if (document.getElementById("home-comb")) put("home-retry", { data: Date.now() });
  });

  function view() {
    const first = context().triggered[0];
    return first && first.value ? context().triggered_id.value : skip();
  }

  function viewPressed(chosen, ids) {
    return [ids.map((id) => String(id.value === chosen)), `panel chart-card opd-card view-${chosen}`];
  }

  /* All OPDs in the dialog: drawn when it is opened, and again while it is open. */
  async function ranks(_clicks, _moved, month) {
    const dialog = document.getElementById("home-ranks");
    const opens = context().triggered_id === "home-ranks-open";
    if (!dialog || (!opens && !dialog.open)) return skips(3);
    if (opens && !dialog.open) dialog.showModal();
    const name = SMALL.matches ? "peringkat-semua-sempit" : "peringkat-semua";
    try {
      const answer = await load("home-ranks-chart", `/grafik/${name}${query(month)}`);
      if (!answer) return skips(3);
      dialog.querySelector(".chart-space").dataset.ready = "1";
      return [answer.figure, { height: `${answer.height}px` }, answer.says];
    } catch (_error) {
      return skips(3); // the page's own charts say it
    }
  }

  /* Tables and months behind their words: fetched when opened, and again while they are open. */
  const BEHIND = {
    "home-bars-table": ["tabel-jenjang", "table"],
    "home-comb-table": ["tabel-opd", "table"],
    "home-course-place": ["arah-jenjang", "figure"],
  };

  async function fill(place) {
    const [name, kind] = BEHIND[place.id];
    const month = document.getElementById("home-month");
    const address = `/grafik/${name}${query(month && month.value)}`;
    try {
      const answer = await load(place.id, address);
      if (!answer) return;
      if (kind === "table") put(place.id, { children: answer.table });
      else {
        put("home-course", { figure: answer.figure });
        put("home-course-box", { "aria-label": answer.says });
      }
    } catch (_error) {
      /* the chart above says that data could not be fetched */
    }
  }

  function refreshOpen() {
    for (const id of Object.keys(BEHIND)) {
      const place = document.getElementById(id);
      if (place && place.closest("details").open) fill(place);
    }
  }

  document.addEventListener("toggle", (event) => {
    if (!event.target.open || !event.target.matches("details.chart-more")) return;
    const place = event.target.querySelector("[id]");
    if (place && BEHIND[place.id]) fill(place);
  }, true);

  const known = window.dash_clientside || {};
  window.dash_clientside = Object.assign({}, known, {
    home: Object.assign({}, known.home, { bars, comb, view, viewPressed, ranks }),
  });
})();
