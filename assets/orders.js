/* Own orders in the browser: which one is about to be given up; null once the question is put away. */
(function () {
  "use strict";

  function leave() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    if (!first || !first.value) return window.dash_clientside.no_update;
    return typeof context.triggered_id === "string" ? null : context.triggered_id.order;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { orders: { leave } });
})();
