/* The page of an OPD's head in the browser: which page of the list is asked for. */
(function () {
  "use strict";
  const PAGE = 25; // rows, as services.staff.PAGE

  /* One page on or back; another filter, search, order, month or OPD begins anew, at the top. */
  function turn(_next, _back, _status, _search, _sort, _month, _opd, first) {
    const context = window.dash_clientside.callback_context;
    const id = context.triggered_id;
    const step = { "opd-next": PAGE, "opd-back": -PAGE }[id];
    if (step && !context.triggered[0].value) return window.dash_clientside.no_update;
    const list = document.getElementById("opd-list");
    if (step && list && list.getBoundingClientRect().top < 0) list.closest("section").scrollIntoView();
    return step ? Math.max(0, first + step) : 0;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { opd: { turn, close: () => false } });
})();
