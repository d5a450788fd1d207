// Asks the hub, while lines are written, what is hard in them and how they will look. Without it a button does.
"use strict";

(() => {
  const form = document.querySelector("[data-check]");
  const place = document.getElementById("checked");
  let waits = 0;

  const check = async () => {
    const asked = (waits += 1);
    const said = new FormData(form);
    if (form.elements.asks) said.append("reply", "1");
    const answer = await fetch(form.dataset.check, { method: "POST", body: said });
    if (answer.ok && asked === waits) place.innerHTML = await answer.text();
  };

  let later;
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(check, 400);
  });
})();
