// The engines that judging is measured against. Each is given the same rules and
// facts in its own language, ready before the clock runs: `answer(facts)` says of
// every rule whether it is met.

import { createRequire } from 'node:module';

import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import jsonLogic from 'json-logic-js';
import jsonRulesEngine from 'json-rules-engine';

const version = (name) => {
  const require = createRequire(import.meta.url);
  // Not every package lets its manifest be imported.
  const found = require.resolve.paths(name).map((folder) => `${folder}/${name}/package.json`);
  for (const file of found) {
    try {
      return require(file).version;
    } catch { /* It lies in another folder. */ }
  }
  throw new Error(`${name} is not installed`);
};

/** The same condition in another language. */
const told = (condition, { all, any, least, most, is }) => {
  const tell = (one) => told(one, { all, any, least, most, is });
  if (condition.all) return all(condition.all.map(tell));
  if (condition.any) return any(condition.any.map(tell));
  if ('least' in condition) return least(condition.fact, condition.least);
  if ('most' in condition) return most(condition.fact, condition.most);
  return is(condition.fact, condition.is);
};

/** json-rules-engine: a rule each, one run for all, events for those that are met. */
function rulesEngine(rules) {
  const compare = (operator) => (fact, value) => ({ fact, operator, value });
  const language = {
    all: (all) => ({ all }),
    any: (any) => ({ any }),
    least: compare('greaterThanInclusive'),
    most: compare('lessThanInclusive'),
    is: compare('equal'),
  };
  const engine = new jsonRulesEngine.Engine();
  for (const { name, when } of rules) {
    engine.addRule({ conditions: { all: [told(when, language)] }, event: { type: name } });
  }
  return async (facts) => {
    const { events } = await engine.run(facts);
    const met = new Set(events.map(({ type }) => type));
    return rules.map(({ name }) => met.has(name));
  };
}

/** json-logic-js: an expression each, applied one after the other. */
function logic(rules) {
  const compare = (operator) => (fact, value) => ({ [operator]: [{ var: fact }, value] });
  const language = {
    all: (and) => ({ and }),
    any: (or) => ({ or }),
    least: compare('>='),
    most: compare('<='),
    is: compare('==='),
  };
  const expressions = rules.map(({ when }) => told(when, language));
  return (facts) => expressions.map((expression) => jsonLogic.apply(expression, facts));
}

/** ZEN: one decision, compiled before, with an expression each. */
function zen(rules, options) {
  const compare = (operator) => (fact, value) => `${fact} ${operator} ${JSON.stringify(value)}`;
  const language = {
    all: (all) => `(${all.join(' and ')})`,
    any: (any) => `(${any.join(' or ')})`,
    least: compare('>='),
    most: compare('<='),
    is: compare('=='),
  };
  const node = (id, type, content = {}) => ({ id, name: id, type, content, position: { x: 0, y: 0 } });
  const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId });
  const expressions = rules.map(({ name, when }) => ({ id: name, key: name, value: told(when, language) }));
  const decision = new ZenEngine().createDecision(new ZenDecisionContent({
    nodes: [node('in', 'inputNode'), node('rules', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [edge('in', 'rules'), edge('rules', 'out')],
  }));
  return async (facts) => {
    const { result } = await decision.evaluate(facts, options);
    return rules.map(({ name }) => result[name]);
  };
}

/** Those that are measured: their names with versions, and what they answer. */
export function rivals(rules) {
  const named = (name, more, answer) => ({ name: `${name} ${version(name)}${more}`, answer });
  return [
    named('json-rules-engine', '', rulesEngine(rules)),
    named('@gorules/zen-engine', '', zen(rules)),
    named('@gorules/zen-engine', ', with its trace', zen(rules, { trace: true })),
    named('json-logic-js', '', logic(rules)),
  ];
}
