import type { Text } from '../../common/language.js';

/** What a column holds: `date` a day, `timestamptz` an instant, whole numbers otherwise. Named as PostgreSQL does. */
export const COLUMN_TYPES = ['uuid', 'text', 'date', 'timestamptz', 'integer', 'bigint', 'boolean'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column of an open view, with what it means. */
export interface Column extends Text {
  type: ColumnType;
  /** Whether every row has a value. */
  isAlways?: true;
  /** The view whose key this column names; null in a row where there is none or it is not public. */
  refersTo?: string;
  /** Its only values, each with its name. */
  values?: Readonly<Record<string, Text>>;
}

/** A documented public view, with what a row of it is. */
export interface View extends Text {
  /** The columns that tell one row from every other. */
  key: readonly string[];
  columns: Readonly<Record<string, Column>>;
}

const of =
  (type: ColumnType) =>
  (meaning: Text): Column => ({ type, ...meaning });

export const text = of('text');
/** A day, YYYY-MM-DD in Asia/Jakarta. */
export const day = of('date');
export const instant = of('timestamptz');
export const whole = of('integer');
export const yesOrNo = of('boolean');

/** A text that is one of these. */
export const oneOf = (values: Readonly<Record<string, Text>>, meaning: Text): Column => ({
  ...text(meaning),
  values,
});

/** The key of a row of another view, where that one is public. */
export const refersTo = (view: string, meaning: Text): Column => ({ ...of('uuid')(meaning), refersTo: view });

/** A column that has a value in every row. */
export const always = (column: Column): Column => ({ ...column, isAlways: true });

/** The key of a record. */
export const id: Column = always(
  of('uuid')({
    id: 'Pengenal catatan ini, sama seperti di alamat halamannya.',
    en: 'Identifier of this record, the same as in the address of its page.',
  }),
);

/** The columns every record ends with. */
export const since: Readonly<Record<string, Column>> = {
  recorded_at: always(
    instant({ id: 'Saat catatan ini pertama dimasukkan.', en: 'When this record was first entered.' }),
  ),
  changed_at: always(
    instant({ id: 'Saat catatan ini terakhir diubah.', en: 'When this record was last changed.' }),
  ),
  revision: always(
    whole({ id: 'Nomor versi catatan, mulai dari 1.', en: 'Number of the version of the record, from 1.' }),
  ),
};
