/* The profile page in the browser: a password can be looked at while it is typed. */
(function () {
  "use strict";
  document.addEventListener("click", (event) => {
    const eye = event.target.closest && event.target.closest(".password-holder > .password-eye");
    if (!eye) return;
    const box = eye.parentElement.querySelector("input");
    const shown = box.type === "password";
    box.type = shown ? "text" : "password";
    eye.setAttribute("aria-pressed", String(shown));
    box.focus();
  });
})();
