/** The closed code lists of the field, under one name. */
export * from './codelijsten/codelijst.ts';
export * from './codelijsten/declaratie.ts';
export * from './codelijsten/hulp.ts';
export * from './codelijsten/retourcodes.ts';
export * from './codelijsten/traject.ts';
