import LRU from 'zrender/lib/core/LRU.js';

/**
 * Guards the caches of ECharts' drawing library, which keeps what it measured of a text under the text
 * itself, in a plain object. A product called `__proto__` made it write into `Object.prototype`, and so
 * into every object of the page; one called `constructor` had a function for a width. Until the library
 * keeps a Map, such names are kept under another key. The name is drawn as it is.
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
