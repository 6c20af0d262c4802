import LRU from 'zrender/lib/core/LRU.js';

/**
 * ECharts' drawing library keeps what it measured of a text under the text itself, in a plain object.
 * A product called `__proto__` had it write into `Object.prototype`, and with that into every object
 * of the page; one called `constructor` had a function for a width. Until it keeps a Map, such names
 * are kept under another: what is drawn stays the name.
 */
export function guardTextCaches(): void {
  const { get, put } = LRU.prototype;
  LRU.prototype.get = function (key) {
    return get.call(this, ownKey(key));
  };
  LRU.prototype.put = function (key, value) {
    return put.call(this, ownKey(key), value);
  };
}

const ownKey = (key: string | number) => (key in Object.prototype ? `own ${key}` : key);
