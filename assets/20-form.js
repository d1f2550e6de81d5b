/* What forms do in the browser by themselves: group the digits of an amount while it is typed, say a date in words,
   tie errors to their controls, put the focus on a new error summary, and listen to the letters shown on buttons. */
(function () {
  "use strict";
  const MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
  ];
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

  /* Only what is typed digit by digit is grouped; "50rb", "50.000,00" and anything pasted stays for the server to read. */
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.classList.contains("rupiah")) return;
    if (!/^(insertText|deleteContent)/.test(event.inputType || "") || !/^[\d.]*$/.test(box.value)) return;
    const digits = (text) => text.replace(/\D/g, "");
    const before = digits(box.value.slice(0, box.selectionStart)).length;
    const grouped = digits(box.value).replace(/\B(?=(\d{3})+$)/g, ".");
    if (grouped === box.value) return;
    setValue.call(box, grouped); // past React's own setter, or it would take this for no change
    let caret = 0;
    for (let seen = 0; seen < before; caret += 1) if (grouped[caret] !== ".") seen += 1;
    box.setSelectionRange(caret, caret);
  }, true);

  /* An error below a field belongs to its control also for those who hear the page. */
  function tie(field) {
    const control = document.getElementById(field.dataset.control);
    const error = field.querySelector(":scope > .field-error");
    if (!control || !error) return;
    const wrong = error.textContent.trim() !== "";
    control.setAttribute("aria-invalid", wrong ? "true" : "false");
    if (wrong) control.setAttribute("aria-describedby", error.id);
    else control.removeAttribute("aria-describedby");
  }

  new MutationObserver((changes) => {
    const fields = new Set();
    for (const change of changes) {
      const error = change.target.closest && change.target.closest(".field-error");
      if (error && error.parentElement.dataset.control) fields.add(error.parentElement);
      for (const node of change.addedNodes) {
        if (node.nodeType !== 1) continue;
        const summary = node.matches("[data-focus]") ? node : node.querySelector("[data-focus]");
        if (summary) summary.focus();
      }
    }
    fields.forEach(tie);
  }).observe(document.documentElement, { childList: true, subtree: true });

  /* A letter shown on a button presses it, unless a field has the focus or a dialog is open. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    if (!/^[a-z]$/i.test(event.key) || document.querySelector(".modal.show")) return;
    if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable=true]")) return;
    const key = event.key.toUpperCase();
    const target = document.querySelector(`button[aria-keyshortcuts="${key}"]:not(:disabled)`);
    if (target && target.offsetParent !== null) {
      event.preventDefault();
      target.click();
    }
  });

  /* Clientside functions of Dash: PAGE.clientside_callback(ClientsideFunction("simadu", "dayWords"), …). */
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    simadu: Object.assign({}, (window.dash_clientside || {}).simadu, {
      dayWords(iso) {
        const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
        return found ? `${Number(found[3])} ${MONTHS[found[2] - 1]} ${found[1]}` : "";
      },
    }),
  });
})();
