/* What forms do in the browser by themselves: group the digits of an amount while it is typed, say a date in words,
   tie errors to their controls and drop them once their field has changed, put the focus on a new error summary,
   close the menu, and listen to the letters shown on buttons. */
(function () {
  "use strict";
  const MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
  ];
  const EMPTY_DAY = "tgl/bln/tahun";
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

  /* Only what is typed digit by digit is grouped; "50rb", "50.000,00" and anything pasted stays for the server to read.
     So does a point that the person set ("1.5" is not 15), and spaces until they stand where points would ("20 000"). */
  const isMoney = (box) => box instanceof HTMLInputElement && box.classList.contains("rupiah");
  let wasGrouped = true; // before this very change

  document.addEventListener("beforeinput", (event) => {
    if (isMoney(event.target)) wasGrouped = /^(\d*|\d{1,3}(\.\d{3})+)$/.test(event.target.value);
  }, true);

  function mayGroup(event) {
    if (!/^(insertText|deleteContent)/.test(event.inputType || "")) return false;
    const text = event.target.value;
    if (/^\d{1,3}([. ]\d{3})+$/.test(text)) return true;
    return wasGrouped && /^\d*$/.test(event.data || "") && /^[\d.]*$/.test(text);
  }

  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!isMoney(box) || !mayGroup(event)) return;
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

  /* A mistake that may have been mended is no longer held against its field: the words below it go, and its line in
     the summary. Through Dash's own properties, so that the next answer says again what is still wrong. */
  function forgive(field) {
    const error = field && field.querySelector(":scope > .field-error");
    if (!error || !error.id || error.textContent.trim() === "") return;
    window.dash_clientside.set_props(error.id, { children: [] });
    const control = error.id.replace(/-error$/, "");
    const line = document.querySelector(`.error-summary a[href="#${CSS.escape(control)}"]`);
    if (line) shorten(line.closest(".error-summary").parentElement.id, control);
  }

  function shorten(id, control) {
    const api = window.dash_component_api;
    const known = id && api && api.getLayout ? api.getLayout(id) : null;
    if (!known || !known.props.children) return;
    const summary = JSON.parse(JSON.stringify(known.props.children));
    const [title, list] = summary.props.children[1].props.children;
    const isMended = (line) => (line.props.children[0].props || {}).href === `#${control}`;
    list.props.children = list.props.children.filter((line) => !isMended(line));
    const left = list.props.children.filter((line) => (line.props.children[0].props || {}).href).length;
    if (title) title.props.children = title.props.children.replace(/\d+/, left);
    if (title && !left) summary.props.children[1].props.children[0] = null;
    summary.props.key += "-"; // the same mistakes again are a new summary, which takes the focus
    delete summary.props["data-focus"];
    window.dash_clientside.set_props(id, { children: list.props.children.length ? summary : [] });
  }

  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => forgive(event.target.closest && event.target.closest(".field")));
  }
  document.addEventListener("click", (event) => {
    const chip = event.target.closest && event.target.closest(".field .chip"); // "Kemarin" fills the day
    if (chip) forgive(chip.closest(".field"));
  });

  /* Goods come from beside the form, and their sum is its amount. */
  function forgiveGoods(lines) {
    forgive(lines.closest(".field"));
    const amount = lines.closest(".entry-fields").querySelector(".rupiah");
    if (amount) forgive(amount.closest(".field"));
  }

  new MutationObserver((changes) => {
    const fields = new Set();
    for (const change of changes) {
      if (change.target.matches && change.target.matches(".entry-fields .lines")) forgiveGoods(change.target);
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

  /* Escape closes the open menu of the own account, which on a phone holds the pages too. */
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.actor[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
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
