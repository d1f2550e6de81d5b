/* The history in the browser: what was pressed, the goods of a purchase being mended, the sheet of a phone. */
(function () {
  "use strict";
  const MOST = 999; // of one product
  const skip = () => window.dash_clientside.no_update;

  /* What was pressed just now; null when buttons were only drawn. */
  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  const part = (name) => () => {
    const id = pressed();
    return id ? id[name] : skip();
  };

  function cart(_add, _less, pairs) {
    const id = pressed();
    if (!id) return skip();
    const step = id.type === "line-add" ? 1 : -1;
    return (pairs || [])
      .map(([product, number]) => [product, product === id.product ? Math.min(MOST, number + step) : number])
      .filter((pair) => pair[1] > 0);
  }

  function sheet(clicks, looks) {
    if (!clicks) return [skip(), skip()];
    const open = !/\bis-open\b/.test(looks);
    return [looks.replace(/\s*\bis-open\b/, "") + (open ? " is-open" : ""), String(open)];
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    history: {
      month: part("month"),
      filter: part("value"),
      purchase: part("purchase"),
      close: (clicks) => (clicks ? null : skip()),
      shut: (clicks) => (clicks ? false : skip()),
      cart,
      sheet,
    },
  });
})();
