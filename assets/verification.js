/* The verification page in the browser: which row is open, and reasons from chips. */
(function () {
  "use strict";
  const skip = () => window.dash_clientside.no_update;

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    verification: {
      select() {
        const id = pressed();
        return id ? id.purchase : skip();
      },
      suggest() {
        const id = pressed();
        return id ? id.value : skip();
      },
      close(clicks) {
        return clicks ? [false, null] : [skip(), skip()];
      },
    },
  });
})();
