// Loads the page anew once what it shows was made anew. Only the preview gives this to a page; no build does.
(async () => {
  const shown = document.currentScript.dataset.state;
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  // A page that nobody sees does not ask: browsers keep few connections to one server.
  const seen = () => new Promise((done) => {
    const look = () => {
      if (document.visibilityState === 'visible') {
        document.removeEventListener('visibilitychange', look);
        done();
      }
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
  for (;;) {
    await seen();
    const asking = new AbortController();
    const leave = () => document.visibilityState === 'visible' || asking.abort();
    document.addEventListener('visibilitychange', leave);
    try {
      // Answered as soon as there is something else to show.
      const answer = await fetch(`/.imprint/state?${shown}`, { cache: 'no-store', signal: asking.signal });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The preview has ended, or the page is hidden: it may come back.
      await pause(1000);
    } finally {
      document.removeEventListener('visibilitychange', leave);
    }
  }
})();
