/** What kind of failure it is; the same for ever. */
export type ErrorCode =
  | 'policy'
  | 'not-found'
  | 'http'
  | 'html'
  | 'integrity'
  | 'offline'
  | 'network'
  | 'unsupported'
  | 'option'
  | 'panic';

/** What a page is told when something fails. */
export class PartnerEligibilityError extends Error {
  readonly name: 'PartnerEligibilityError';
  readonly code: ErrorCode;
  /** The file that could not be had. */
  readonly url?: string;
  /** The status that the host answered with. */
  readonly status?: number;
  /** The directive of the page's policy that refused it. */
  readonly directive?: string;
  /** The option that is not what it should be. */
  readonly path?: string;
}

/**
 * The element. Its attributes are `program`, `programs`, `lang`, `as-of`, `theme` and
 * `loading`; it fires `error` with a {@link PartnerEligibilityError}.
 */
export class PartnerEligibility extends HTMLElement {
  /** Loads and shows the widget now, wherever the element is. */
  load(): Promise<void>;
  /** Takes on what the page has changed. */
  refresh(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-eligibility': PartnerEligibility;
  }
}
