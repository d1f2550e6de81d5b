/* The page of an OPD's head in the browser: how many rows of the list are asked for. */
(function () {
  "use strict";
  const FIRST = 50;
  const MORE = 100;

  /* "Tampilkan lebih banyak" adds rows; another filter, search, month or OPD begins anew. */
  function more(_clicks, _status, _search, _month, _opd, limit) {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    const pressed = context.triggered_id === "opd-more";
    if (pressed && !first.value) return window.dash_clientside.no_update;
    return pressed ? limit + MORE : FIRST;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { opd: { more } });
})();
