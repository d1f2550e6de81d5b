/* The roster's page in the browser: which rows are shown, which button was pressed, and sending a file. */
(function () {
  "use strict";
  const STEP = 50; // rows at a time
  const skip = () => window.dash_clientside.no_update;
  const BROKEN = "Berkas belum terkirim. Periksa sambungan, lalu coba lagi.";
  const READING = "Berkas dibaca dan dibandingkan. Untuk ribuan pegawai perlu beberapa detik.";
  let chosen = null; // the group whose rows are shown

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    roster: {
      /* The same count once more shows all rows again. */
      filter() {
        const id = pressed();
        if (!id) return skip();
        chosen = chosen === id.group ? null : id.group;
        return chosen;
      },
      /* Another group or search begins with its first rows. */
      more() {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (typeof id === "string" || !id) return STEP;
        return pressed() ? id.limit : skip();
      },
      letter(choice) {
        return choice !== "release";
      },
      undo() {
        const id = pressed();
        return id ? { batch: id.batch, at: Date.now() } : skip();
      },
      close(clicks) {
        return clicks ? false : skip();
      },
      begin(clicks) {
        return clicks ? false : skip();
      },
      person() {
        const id = pressed();
        if (!id) return [skip(), skip()];
        return id.person ? [{ person: id.person, at: Date.now() }, true] : [skip(), false];
      },
    },
  });

  function token() {
    const found = /(?:^|;\s*)(?:__Host-)?simadu-csrf=([^;]+)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : "";
  }

  function busy(on) {
    const button = document.getElementById("roster-pick");
    if (!button) return;
    button.setAttribute("aria-busy", String(on));
    button.disabled = on;
    if (on) window.dash_clientside.set_props("roster-file-words", { children: READING });
  }

  async function send(file) {
    const form = new FormData();
    form.append("daftar", file, file.name);
    let told = { message: BROKEN };
    busy(true);
    try {
      const answer = await fetch("/pegawai/berkas", { method: "POST", body: form, headers: { "X-CSRFToken": token() } });
      told = await answer.json();
    } catch {
      // the words above
    }
    busy(false);
    window.dash_clientside.set_props("roster-sent", { data: { message: told.message || null, at: Date.now() } });
    if (!told.token) return;
    chosen = null;
    window.dash_clientside.set_props("roster-group", { data: null });
    window.dash_clientside.set_props("roster-held", { data: { token: told.token } });
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest("#roster-pick")) return;
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".xlsx,.csv";
    input.addEventListener("change", () => input.files[0] && send(input.files[0]));
    input.click();
  });
})();
