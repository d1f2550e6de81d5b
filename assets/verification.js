/* The verification page in the browser: which row is open, and reasons from chips. */
(function () {
  "use strict";
  const PAGE = 50;
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
      /* "Tampilkan lebih banyak" adds a page; another order begins anew. */
      more(_clicks, _order, limit) {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (id !== "verification-more") return PAGE;
        return pressed() ? limit + PAGE : skip();
      },
      suggest() {
        const id = pressed();
        return id ? id.value : skip();
      },
      close(clicks) {
        return clicks ? [false, null] : [skip(), skip()];
      },
      forget(open) {
        return open ? [skip(), skip()] : ["", []];
      },
    },
  });
})();
