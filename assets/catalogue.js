/* The catalogue in the browser: which line is open, which button was pressed, how often the list is fetched anew. */
(function () {
  "use strict";
  const PAGE = 25, REST = 5000; // lines at a time; ms between two lists when figures move often
  const skip = () => window.dash_clientside.no_update;
  let last = 0, due = null;

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  /* Where the cards lie below the list, an opened one would stay out of sight. */
  function reveal() {
    const side = document.getElementById("catalogue-side");
    if (side && window.matchMedia("(max-width: 991px)").matches) {
      side.scrollIntoView({ block: "start" });
      side.focus({ preventScroll: true });
    }
  }

  /* Which line is open is marked here alone: drawing the list anew for it would take long. */
  function mark(key) {
    for (const row of document.querySelectorAll(".catalogue-table tbody tr")) {
      const name = row.querySelector(".catalogue-name");
      const open = name !== null && JSON.parse(name.id).key === key;
      row.classList.toggle("is-selected", open);
      if (name) name.setAttribute("aria-current", String(open));
    }
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    catalogue: {
      pace(revision) {
        const wait = last + REST - Date.now();
        clearTimeout(due);
        if (wait <= 0) {
          last = Date.now();
          return revision;
        }
        due = setTimeout(() => {
          last = Date.now();
          window.dash_clientside.set_props("catalogue-pace", { data: revision });
        }, wait);
        return skip();
      },
      filter() {
        const id = pressed();
        return id ? id.filter : skip();
      },
      /* "Tampilkan lebih banyak" adds a page; another filter or search begins anew. */
      more(_clicks, _filter, _search, limit) {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (id !== "catalogue-more") return PAGE;
        return pressed() ? limit + PAGE : skip();
      },
      mark(key) {
        requestAnimationFrame(() => requestAnimationFrame(() => mark(key)));
        return skip();
      },
      open() {
        const id = pressed();
        if (!id) return skip();
        setTimeout(reveal, 0);
        return id.key;
      },
      /* `at` makes each press a new one, also of the same button. */
      press() {
        const id = pressed();
        return id ? { act: id.act, target: id.target, seen: id.seen, at: Date.now() } : skip();
      },
      paper() {
        const id = pressed();
        return id ? { umkm: id.umkm, kind: id.kind, at: Date.now() } : skip();
      },
      form(_clicks, act) {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (id === "catalogue-add") return pressed() ? { umkm: null, at: Date.now() } : skip();
        return act && act.act === "amend" ? { umkm: Number(act.target), at: Date.now() } : skip();
      },
      holds(state) {
        return state !== "berlaku";
      },
      suggest() {
        const id = pressed();
        return id ? id.value : skip();
      },
      close(clicks) {
        return clicks ? false : skip();
      },
      forget(open) {
        return open ? [skip(), skip()] : ["", []];
      },
      told(clicks) {
        return clicks ? [false, []] : [skip(), skip()];
      },
    },
  });
})();
