/* Says in words what a refused request means; Dash itself would only write to the console.

   Signed out: on to the sign-in form. Anything else: one note at the bottom of the page. */
(function () {
  "use strict";
  const CALLBACKS = "/_dash-update-component";
  const LOST = "Belum terkirim karena sambungan terputus. Isian tetap tersimpan, coba lagi.";
  const BROKEN = "Ada yang tidak beres pada sistem. Isian tetap tersimpan, coba lagi.";
  const plain = window.fetch.bind(window);

  window.fetch = async function (resource, options) {
    const address = typeof resource === "string" ? resource : (resource && resource.url) || "";
    if (!address.includes(CALLBACKS)) return plain(resource, options);
    let answer;
    try {
      answer = await plain(resource, options);
    } catch (error) {
      const lost = new CustomEvent("simadu:lost", { cancelable: true, detail: { body: String(options && options.body) } });
      if (window.dispatchEvent(lost)) say(LOST); // unless the page says it better
      throw error;
    }
    if (answer.status === 401) signedOut();
    else if (answer.status >= 400) say(await words(answer.clone()));
    return answer;
  };

  window.addEventListener("simadu:signed-out", signedOut);

  async function words(answer) {
    try {
      return (await answer.json()).message || BROKEN;
    } catch {
      return BROKEN;
    }
  }

  function signedOut() {
    const here = window.location.pathname;
    window.location.assign(here === "/" ? "/masuk" : "/masuk?next=" + encodeURIComponent(here));
  }

  function say(message) {
    let area = document.getElementById("system-notes");
    if (!area) {
      area = document.createElement("div");
      area.id = "system-notes";
      area.className = "toasts";
      area.setAttribute("role", "alert");
      document.body.append(area);
    }
    const note = document.createElement("div");
    note.className = "toast-note is-error";
    note.textContent = message;
    area.replaceChildren(note);
    setTimeout(() => note.remove(), 10000);
  }
})();
