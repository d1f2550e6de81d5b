/* The page of rules in the browser: dialogs close, a part of the page is shown. */
(function () {
  "use strict";
  const skip = () => window.dash_clientside.no_update;

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    rules: {
      close(clicks) {
        return clicks ? false : skip();
      },
    },
  });
})();
