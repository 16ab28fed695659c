/** The validator of data packages by those who wrote their specification; it brings no types. */
declare module 'datapackage' {
  interface Resource {
    readonly name: string;
    readonly tabular: boolean;
    readonly valid: boolean;
    readonly errors: Error[];
    /** Casts every cell, checks constraints, keys and, with `relations`, what they refer to. @throws Error */
    read(options: { relations?: boolean; cast?: boolean }): Promise<unknown[][]>;
  }
  interface Package {
    readonly valid: boolean;
    readonly errors: Error[];
    readonly resources: Resource[];
  }
  const datapackage: {
    Package: {
      load(descriptor: string | object, options?: { basePath?: string; strict?: boolean }): Promise<Package>;
    };
  };
  export default datapackage;
}
