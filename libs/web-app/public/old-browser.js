// Leads whoever has a browser without what the site needs to a page that needs nothing. Old browsers read this file: nothing in it is younger than 2011.
(function (page) {
  function leave() {
    location.replace(page);
  }
  /** From that page: whoever says that they want to try all the same. */
  if (/[?&]try-anyway\b/.test(location.search)) return;
  if (!('noModule' in document.createElement('script')) || !Object.hasOwn || ![].findLast) leave();
  else
    addEventListener('error', function (event) {
      // A browser that cannot read the program says so once, and nothing is ever drawn.
      if (/SyntaxError/.test(event.message) && !document.querySelector('hp-shell > *')) leave();
    });
})('old-browser.html');
