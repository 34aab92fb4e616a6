// Gives the browser the service worker (public/sw.js), once the page is there; a browser without one loses nothing but the offline page.
import { isDevMode } from '@angular/core';

export function registerWorker(): void {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  const register = () => {
    // Without the browser's own cache: a worker that is found is always the newest.
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
