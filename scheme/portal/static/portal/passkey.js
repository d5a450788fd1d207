// Makes or asks a passkey, and puts what the browser answers into the form. Nothing else here needs JavaScript.
"use strict";

(() => {
  const button = document.querySelector("[data-passkey]");
  const form = document.getElementById("passkey-form");
  const trouble = document.getElementById("passkey-trouble");
  const options = JSON.parse(document.getElementById("passkey-options").textContent).publicKey;

  const bytes = (words) => Uint8Array.from(
    atob(words.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ready = () => ({
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
  });

  const answer = (credential) => {
    const given = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) given[part] = words(credential.response[part]);
    }
    return {
      id: credential.id, rawId: words(credential.rawId), type: credential.type, response: given,
      clientExtensionResults: credential.getClientExtensionResults(),
    };
  };

  button.addEventListener("click", async () => {
    trouble.hidden = true;
    try {
      const credential = await navigator.credentials[button.dataset.passkey]({ publicKey: ready() });
      form.elements.credential.value = JSON.stringify(answer(credential));
      form.submit();
    } catch {
      trouble.hidden = false;
    }
  });
})();
