/* Pages of figures that could not be fetched say so and try again; what they showed stays. */
(function () {
  "use strict";
  const OURS = /"(summary|opd)-/; // ids of the pages whose figures come with their callbacks
  const AGAIN_AFTER = 20000;
  const WORDS = "Angka belum bisa dimuat; yang tampil masih angka sebelumnya. Kami mencoba lagi dalam 20 detik.";
  let revision = "";
  let timer = null;

  window.addEventListener("simadu:live", (event) => {
    revision = event.detail.revision;
  });

  window.addEventListener("simadu:lost", (event) => {
    const head = document.querySelector(".page-head");
    if (!head || !OURS.test(event.detail.body)) return;
    event.preventDefault();
    clearTimeout(timer);
    timer = setTimeout(again, AGAIN_AFTER);
    if (!document.getElementById("figures-lost")) head.after(strip());
  });

  function strip() {
    const words = document.createElement("span");
    words.textContent = WORDS;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn-garis";
    button.textContent = "Coba sekarang";
    button.addEventListener("click", again);
    const found = document.createElement("div");
    found.id = "figures-lost";
    found.className = "strip-batu figures-lost";
    found.setAttribute("role", "status");
    found.append(words, button);
    return found;
  }

  function again() {
    clearTimeout(timer);
    const shown = document.getElementById("figures-lost");
    if (!shown) return;
    shown.remove();
    window.dash_clientside.set_props("live-revision", { data: revision });
  }
})();
