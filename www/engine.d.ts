import type { Assessment } from './partner-eligibility.js';

/** What is wrong with what was handed over. */
export interface Problem {
  /** Where it is: `awards.cloud.options[0].levels.gold[1].amount`. */
  path: string;
  /** What is wrong, and what was expected. */
  message: string;
}

/** What is thrown when something fails. */
export class PartnerEligibilityError extends Error {
  readonly name: 'PartnerEligibilityError';
  /** `option`: something handed over is not what it should be; `network`: a file cannot be read; `panic`: a fault. */
  readonly code: 'option' | 'network' | 'panic';
  /** Where it is: `profile.people[3].holds[0]`. */
  readonly path?: string;
  /** Everything that is wrong, where it is more than one thing. */
  readonly problems?: Problem[];
  /** The file that cannot be read. */
  readonly url?: string;
}

export interface Options {
  /** Id of the programme that judges, or a programme of your own: an object or its JSON, as `program.schema.json` describes it. Without it, that of the profile, or the one in force. */
  program?: string | object;
  /** The day that is judged, as YYYY-MM-DD. Without it that of the profile, or today, or the last day of a programme that has ended. */
  asOf?: string;
  /** The language of the texts; English where it is not `de`. */
  lang?: string;
  /** What the steps of a plan cost; what is left out is as usual. */
  costs?: Costs;
}

/** Days of work and dollars of the United States by effort. */
export type Costs = {
  /** What a day of work is worth in dollars; 500 as usual. */
  day?: number;
} & {
  [effort in
    | 'exam'
    | 'certification'
    | 'assessment'
    | 'hire'
    | 'thousandDollars'
    | 'customer'
    | 'hundredUsers'
    | 'deployment'
    | 'item'
    | 'arrange'
    | 'findOut'
    | 'audit']?: Partial<Cost>;
};

/** An award at a level, by their ids. */
export interface Target {
  award: string;
  level: string;
}

/** Days of work, and dollars of the United States beside them. */
export interface Cost {
  days: number;
  dollars: number;
}

/** A step of a plan. */
export interface Step extends Cost {
  /** What to do. */
  text: string;
  /** What is not reached without it. */
  unlocks: Target[];
  /** What asks for it: what is missing without it. */
  without: string | null;
  /** The page on which it can be looked up. */
  page: string | null;
}

/** Steps that reach every target, in an order in which they can be taken. */
export interface Plan extends Cost {
  /** The way that it takes. */
  way: string;
  steps: Step[];
  /** The fees that come with it, in sentences: of levels that are not paid for yet, and of audits. */
  fees: string[];
  /** No plan is cheaper than so many percent of its price, or none that takes the same way for all but the first; 100 where it is proved to be the cheapest. */
  atLeastPercent: number;
}

/** A judgement, and what of the profile counts for nothing: certifications that the programme does not know, or that are named twice. */
export interface Judgement extends Assessment {
  problems?: Problem[];
}

/** Judges a profile, as `profile.schema.json` describes it. */
export function assess(profile: object, options?: Options): Promise<Judgement>;

/** The cheapest plans that reach every target, the cheapest first; none where no steps lead there, or none are found within the bounds of the search. A target without a level means the lowest. */
export function plan(profile: object, targets: { award: string; level?: string }[], options?: Options): Promise<Plan[]>;

/** What is wrong with a programme of your own; nothing where it is right. */
export function lint(program: object | string, name?: string): Promise<Problem[]>;

/** Compiles a programme of your own to the file that the widget reads. */
export function compile(program: object | string, name?: string): Promise<Uint8Array>;
