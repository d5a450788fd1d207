// Leaves this page at once, so that Back does not lead here again: by the button, or by Escape.
"use strict";

(() => {
  const leave = document.querySelector("[data-leave]");
  const go = (event) => {
    event.preventDefault();
    document.body.hidden = true;
    document.title = " ";
    location.replace(leave.href);
  };
  leave.addEventListener("click", go);
  addEventListener("keydown", (event) => { if (event.key === "Escape") go(event); });
})();
