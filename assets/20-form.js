/* What forms do in the browser by themselves: group the digits of an amount while it is typed, say a date in words,
   tie errors to their controls, put the focus on a new error summary, and listen to the letters shown on buttons. */
(function () {
  "use strict";
  const MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
  ];
  const EMPTY_DAY = "tgl/bln/tahun";
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

  function dayWords(iso) {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
    return found ? `${Number(found[3])} ${MONTHS[found[2] - 1]} ${found[1]}` : EMPTY_DAY;
  }

  /* A day is typed as day, month, year in every browser. Its own field would follow the browser's language, so
     the words lie over it; calendar, arrows and the form itself go on using the field. */
  const dayBox = (event) => event.target.closest && event.target.closest(".day-box > input[type=date]");
  const wordsOf = (box) => document.getElementById(`${box.id}-words`);

  function writeDay(box, iso) {
    setValue.call(box, iso);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function showTyped(box, typed) {
    box.dataset.typed = typed;
    const parts = [typed.slice(0, 2), typed.slice(2, 4), typed.slice(4)];
    const words = EMPTY_DAY.split("/").map((empty, at) => parts[at] || empty).join("/");
    const [, day, month, year] = /^(..)(..)(....)$/.exec(typed) || [];
    const iso = `${year}-${month}-${day}`;
    const isDay = year && new Date(iso + "T00:00:00Z").toJSON()?.startsWith(iso);
    if (isDay) writeDay(box, iso);
    wordsOf(box).textContent = isDay || !typed ? dayWords(box.value) : words;
  }

  document.addEventListener("keydown", (event) => {
    const box = dayBox(event);
    if (!box || event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = box.dataset.typed || "";
    if (/^\d$/.test(event.key)) showTyped(box, (typed.length < 8 ? typed : "") + event.key);
    else if (/^[/.-]$/.test(event.key)) showTyped(box, typed.replace(/^((?:..)?)(.)$/, "$10$2")); // "5/" is 05
    else if (event.key === "Backspace" || event.key === "Delete") {
      if (!typed || typed.length === 8) writeDay(box, "");
      showTyped(box, typed.length === 8 ? "" : typed.slice(0, -1));
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const next = new Date(Date.parse(box.value) + (event.key === "ArrowUp" ? 1 : -1) * 86400000);
      const iso = box.value && next.toISOString().slice(0, 10);
      if (iso && iso >= box.min && iso <= box.max) writeDay(box, iso);
      showTyped(box, "");
    } else if (event.key !== "Tab" || !leave(box, event.shiftKey ? -1 : 1)) return;
    event.preventDefault();
  }, true);

  /* Past the parts of the field, which nobody sees. */
  function leave(box, step) {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const open = all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length);
    const next = open[open.indexOf(box) + step];
    if (next) next.focus();
    return Boolean(next);
  }

  document.addEventListener("focusout", (event) => {
    const box = dayBox(event);
    if (box && box.dataset.typed) showTyped(box, ""); // half a day is none: what was there stays
  });

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
      dayWords,
    }),
  });
})();
