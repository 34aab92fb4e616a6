// What the pages' policy (require-trusted-types-for) lets the browser take as a text: nothing becomes markup of the page, and workers come from this site.
// Angular marks what it has cleaned itself; of all else, this says what may pass.

/** Not among the browser's types yet; a browser without it enforces nothing. */
interface TrustedTypesHost {
  readonly trustedTypes?: {
    createPolicy(name: 'default', rules: TrustRules): unknown;
  };
}

interface TrustRules {
  /** Null refuses. */
  createHTML(html: string, type?: string, sink?: string): string | null;
  createScriptURL(address: string, type: string, sink: string): string | null;
}

/** A document that is shown nowhere: nothing in it runs or is asked for. */
const UNSEEN = /^DOMParser /;
const WORKERS = /^(?:Worker|ServiceWorkerContainer) /;

export const TRUST_RULES: TrustRules = {
  createHTML: (html, _type, sink) => {
    // A script that calls the policy itself must not be told '', which is what null becomes: the editor would lose what is pasted, and has a policy of its own.
    if (sink === undefined) throw new TypeError('this policy answers the browser alone');
    // Charts empty their place by an empty text.
    return html === '' || UNSEEN.test(sink) ? html : null;
  },
  createScriptURL: (address, _type, sink) =>
    WORKERS.test(sink) && new URL(address, location.href).origin === location.origin ? address : null,
};

/** Before anything else runs. */
export function trustOwnScripts(): void {
  (globalThis as TrustedTypesHost).trustedTypes?.createPolicy('default', TRUST_RULES);
}
