/* The accounts page in the browser: which row is open, which act was pressed, and copying a password. */
(function () {
  "use strict";
  const skip = () => window.dash_clientside.no_update;

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    accounts: {
      pickKind() {
        const id = pressed();
        return id ? id.kind : skip();
      },
      /* Another kind or search begins with its first page. */
      turn() {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (typeof id === "string" || !id) return 0;
        return pressed() ? id.offset : skip();
      },
      /* A closed panel leaves the focus where it was opened, whatever was listed anew meanwhile. */
      leave(isOpen, opened) {
        if (isOpen || !opened || !opened.key) return skip();
        const row = [...document.querySelectorAll(".account-name")].find((each) => JSON.parse(each.id).key === opened.key);
        if (row) window.setTimeout(() => row.focus(), 350); // after the panel has slid away
        return null;
      },
      /* `at` makes each opening a new one, also of the same row. */
      open() {
        const id = pressed();
        if (!id) return [skip(), skip()];
        return id.key ? [{ key: id.key, at: Date.now() }, true] : [skip(), false];
      },
      press() {
        const id = pressed();
        return id ? { act: id.act, target: id.target, at: Date.now() } : skip();
      },
      give() {
        const id = pressed();
        return id ? { key: id.key || null, at: Date.now() } : skip();
      },
      close(clicks) {
        return clicks ? false : skip();
      },
      forget(clicks) {
        return clicks ? [false, []] : [skip(), skip()];
      },
    },
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    const source = button && document.getElementById(button.dataset.copy);
    if (!source) return;
    const words = button.querySelector("[data-done]");
    try {
      await navigator.clipboard.writeText(source.textContent);
      if (words) words.textContent = words.dataset.done;
    } catch {
      window.getSelection().selectAllChildren(source); // no clipboard without https: ready for Ctrl+C
    }
  });
})();
