/* What scripts of the theme hand to each other by their names; what each of them holds is not told here. */
interface Window {
  [name: `policy${string}`]: any;
}
declare var policyFigures: any, policyIndex: any, policyQuery: any, policyRules: any, policySearch: any;
declare var policyResult: any, policyShards: any, policySlips: any, policyDay: any, policyStatus: any;
declare var policyAsked: any, policyCard: any, policyHits: any, policyScore: any;
declare var policyForce: any, policyPreferences: any, policyWords: any;
/* Which kind of element a selector finds is not told either. */
interface EventTarget {
  [name: string]: any;
}
interface Event {
  isComposing: boolean;
}
