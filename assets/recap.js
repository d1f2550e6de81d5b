/* The consolidation in the browser: which filter or objection was pressed just now. */
(function () {
  "use strict";
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

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    recap: { filter: part("value"), open: part("objection"), close: (clicks) => (clicks ? null : skip()) },
  });
})();
