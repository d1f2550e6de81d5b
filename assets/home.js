/* The home page in the browser: the basket, and the charts that are fetched as ready bytes. */
(function () {
  "use strict";
  const MOST = 999; // of one product
  const PAGE = 24;
  const RETRY = 20000;
  let retryTimer = null;

  const skip = () => window.dash_clientside.no_update;
  const context = () => window.dash_clientside.callback_context;

  /* What was pressed just now; null when buttons were only drawn. */
  function pressed() {
    const first = context().triggered[0];
    return first && first.value ? context().triggered_id : null;
  }

  function cart(_add, _less, _lineAdd, _lineLess, pairs) {
    const id = pressed();
    if (!id) return skip();
    const step = id.type.endsWith("-add") ? 1 : -1;
    const next = (pairs || []).map((pair) => [...pair]);
    let entry = next.find((pair) => pair[0] === id.product);
    if (!entry) next.push((entry = [id.product, 0]));
    entry[1] = Math.min(MOST, entry[1] + step);
    return next.filter((pair) => pair[1] > 0);
  }

  function steppers(pairs, ids) {
    const chosen = new Map(pairs || []);
    const numbers = ids.map((id) => chosen.get(id.product) || 0);
    return [numbers.map((number) => (number ? "stepper" : "stepper is-empty")), numbers.map(String)];
  }

  function category() {
    const id = pressed();
    return id ? id.value : skip();
  }

  /* "Tampilkan lebih banyak" adds a page; another category or search begins anew. */
  function more(_clicks, _category, _search, limit) {
    return context().triggered_id === "home-more" ? (pressed() ? limit + PAGE : skip()) : PAGE;
  }

  async function fetchJson(address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  /* Both charts and the words around them. On failure they stay as they are and are tried again. */
  async function charts(_revision, month) {
    clearTimeout(retryTimer);
    const query = month ? `?bulan=${encodeURIComponent(month)}` : "";
    try {
      const [bars, comb] = await Promise.all([
        fetchJson(`/grafik/jenjang${query}`),
        fetchJson(`/grafik/opd${query}`),
      ]);
      refreshTables();
      return [
        bars.figure, bars.says, bars.headline, bars.tick,
        comb.figure, comb.says, comb.title, comb.own, true,
      ];
    } catch (_error) {
      retryTimer = setTimeout(
        () => window.dash_clientside.set_props("home-retry", { data: Date.now() }), RETRY,
      );
      return [...Array(8).fill(skip()), false];
    }
  }

  /* The table behind a chart is fetched when it is opened, and again while it is open. */
  const TABLES = { "home-bars-table": "tabel-jenjang", "home-comb-table": "tabel-opd" };

  async function fillTable(place) {
    const month = document.getElementById("home-month");
    const query = month && month.value ? `?bulan=${encodeURIComponent(month.value)}` : "";
    try {
      const answer = await fetchJson(`/grafik/${TABLES[place.id]}${query}`);
      window.dash_clientside.set_props(place.id, { children: answer.table });
    } catch (_error) {
      /* the chart says that data could not be fetched */
    }
  }

  function refreshTables() {
    for (const id of Object.keys(TABLES)) {
      const place = document.getElementById(id);
      if (place && place.closest("details").open) fillTable(place);
    }
  }

  document.addEventListener("toggle", (event) => {
    if (!event.target.open || !event.target.matches("details.chart-more")) return;
    const place = event.target.querySelector("[id]");
    if (place && TABLES[place.id]) fillTable(place);
  }, true);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    home: { cart, steppers, category, more, charts },
  });
})();
