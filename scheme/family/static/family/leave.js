// Leaves this page at once, so that Back does not lead here again: by the button, or by Escape.
"use strict";

(() => {
  const go = (event) => {
    event.preventDefault();
    const { href } = document.querySelector("[data-leave]");
    document.body.hidden = true;
    document.title = " ";
    location.replace(href);
  };
  addEventListener("click", (event) => { if (event.target.closest("[data-leave]")) go(event); });
  addEventListener("keydown", (event) => { if (event.key === "Escape") go(event); });
})();
