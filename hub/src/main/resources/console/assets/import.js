// While an import is sent or applied: the button waits, and a bar says how far it is.
for (const form of document.querySelectorAll('form[data-working]')) {
  form.addEventListener('submit', (event) => {
    const progress = form.querySelector('progress');
    const words = form.querySelector('[data-words]');
    if (progress) progress.hidden = false;
    words.textContent = form.dataset.working;
    // A disabled button is not sent with the form, so only after that.
    setTimeout(() => { event.submitter?.setAttribute('disabled', ''); });
    const address = form.dataset.progress;
    if (!address) return;
    setInterval(async () => {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (answer.status !== 200) return;
      const { done, total } = await answer.json();
      progress.max = total;
      progress.value = done;
      words.textContent = `${done} of ${total}`;
    }, 700);
  });
}
// Back to a page that was left while it was working.
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
