/* The sign-in pages: a form is sent once, and a password can be looked at while typing it. */
(function () {
  "use strict";
  document.querySelectorAll("form[data-once]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
    });
  });
  // Coming back by the browser's back button shows the page as it was left: let it be sent again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
  document.querySelectorAll("input[type=password]").forEach((input) => {
    const eye = document.createElement("button");
    eye.type = "button";
    eye.className = "password-eye";
    eye.setAttribute("aria-label", "Tampilkan kata sandi");
    eye.setAttribute("aria-pressed", "false");
    eye.addEventListener("click", () => {
      const shown = input.type === "password";
      input.type = shown ? "text" : "password";
      eye.setAttribute("aria-pressed", String(shown));
      input.focus();
    });
    const holder = document.createElement("span");
    holder.className = "password-holder";
    input.replaceWith(holder);
    holder.append(input, eye);
  });
})();
