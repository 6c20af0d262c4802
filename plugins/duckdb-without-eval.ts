import { replaceOnce } from './replace-once.ts';

/**
 * Emscripten's embind builds its method callers with `new Function()`. DuckDB reaches that code when
 * it reports progress, and our content security policy forbids it. A closure does the same work.
 */
const WITH_EVAL =
  /function __emval_get_method_caller\(e,t,r\)\{.*?\}__emval_get_method_caller\.sig=/s;

const CLOSURE = `function __emval_get_method_caller(argCount, argTypes, kind) {
  argTypes >>>= 0;
  const types = emval_lookupTypes(argCount, argTypes);
  const returnType = types.shift();
  const isConstructor = kind === 1;
  const isMethod = kind === 0;
  const caller = function (object, method, destructors, args) {
    const values = [];
    let offset = 0;
    for (const type of types) {
      values.push(type.readValueFromPointer(args + offset));
      offset += type.argPackAdvance;
    }
    const result = isConstructor
      ? Reflect.construct(method, values)
      : method.apply(isMethod ? object : values.shift(), values);
    if (!returnType.isVoid) return emval_returnValue(returnType, destructors, result);
  };
  return emval_addMethodCaller(createNamedFunction('methodCaller', caller));
}
__emval_get_method_caller.sig=`;

/** Replaces that one function in the text of DuckDB's worker. */
export const withoutEval = (workerSource: string): string =>
  replaceOnce(workerSource, WITH_EVAL, CLOSURE, 'embind method caller');
