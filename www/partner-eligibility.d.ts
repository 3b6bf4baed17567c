import type { Costs, Plan, Problem } from './engine.js';

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
  /** Everything that is wrong with a programme of your own. */
  readonly problems?: Problem[];
}

/** The judgement. Texts are in the language of the widget. */
export interface Assessment {
  /** Id of the programme that judged. */
  program: string;
  /** The day that was judged, as YYYY-MM-DD. */
  day: string;
  standing: 'in-force' | 'not-yet' | 'ended';
  headline: string;
  awards: {
    id: string;
    name: string;
    kind: 'membership' | 'competency' | 'designation' | 'specialization';
    /** Id of the highest level attained. */
    reached: string | null;
    /** The points of its score, where it has one. */
    points: number | null;
    levels: {
      id: string;
      status:
        | 'achieved'
        | 'held'
        | 'criteria-met'
        | 'within-reach'
        | 'blocked'
        | 'undetermined'
        | 'closed';
      missing: string;
    }[];
  }[];
}

/** What comes with `ready` and `change`. */
export interface Detail {
  profile: object;
  assessment: Assessment;
}

/** The element. */
export class PartnerEligibility extends HTMLElement {
  // The build writes what stands in contract.json here.
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-eligibility': PartnerEligibility;
  }
}
