// Sends a form and shows the answer in the same page: what was written and chosen stays until the hub has it, and the
// browser's history holds one page to leave. Without it the form is sent as any other.
"use strict";

(() => {
  const say = (which) => {
    for (const words of document.querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== which;
    document.querySelector(`[data-say="${which}"]`)?.scrollIntoView({ block: "nearest" });
  };

  const tooLarge = (form) =>
    [...form.querySelectorAll("[data-largest]")].some((one) => one.files[0]?.size > Number(one.dataset.largest));

  const show = (page, before) => {
    for (const chosen of before.querySelectorAll("input[type=file]")) {
      const empty = page.getElementById(chosen.id);
      if (!empty || !chosen.files.length) continue;
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (empty.hasAttribute(name)) chosen.setAttribute(name, empty.getAttribute(name));
        else chosen.removeAttribute(name);
      }
      empty.replaceWith(chosen);
      page.querySelector("[data-again]")?.remove();
    }
    document.title = page.title;
    document.body.replaceWith(page.body);
    scrollTo(0, 0);
    (document.getElementById("trouble") ?? document.getElementById("main")).focus();
  };

  addEventListener("submit", async (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.dataset.sending) return;
    if (tooLarge(form)) return say("large");
    const said = new FormData(form);
    if (event.submitter?.name) said.append(event.submitter.name, event.submitter.value);
    form.dataset.sending = "1";
    say("sending");
    try {
      const answer = await fetch(form.action, { method: "POST", body: said });
      if (answer.status === 429) return say("often");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("[data-leave]")) throw new Error(answer.statusText);
      show(page, form);
    } catch {
      say("unsent");
    } finally {
      delete form.dataset.sending;
    }
  });
})();
