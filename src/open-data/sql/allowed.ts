/*
 * What a statement may call. Left out is whatever reads or changes anything but the views, waits, or makes much out of
 * little: a text of a gigabyte out of one letter, a number of many digits, a list of all rows in one cell.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions of PostgreSQL, by name; the parser's own names for what the grammar spells otherwise among them. */
export const FUNCTIONS = words(`
  count sum avg min max bool_and bool_or every mode percentile_cont percentile_disc
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  lower upper initcap length char_length character_length left right substr btrim ltrim rtrim strpos position
  split_part starts_with reverse translate concat concat_ws
  abs ceil ceiling floor round trunc mod sign
  now date_trunc date_part extract age to_char to_date make_date timezone
  jsonb_array_length jsonb_typeof jsonb_extract_path jsonb_extract_path_text
  jsonb_array_elements jsonb_array_elements_text jsonb_each jsonb_each_text
`);

/** What makes a longer text out of its arguments: may be used, but not piled up. */
export const GROWING = words('concat concat_ws ||');

/** Functions whose length of answer follows their second argument, which must stand there as a text of its own. */
export const FORMATTING = words('to_char');

export const OPERATORS = words(`
  = <> != < <= > >= + - * / % || -> ->> #> #>> @> <@ ? ~~ !~~ ~~* !~~*
`);

/** Types a value may be cast to, by the parser's names. Those that pad to a length are left out. */
export const TYPES = words(`
  text varchar bool int2 int4 int8 float8 numeric date time timestamp timestamptz interval uuid json jsonb
`);

/** Values the grammar has words for; who is logged in is none of them. */
export const SQL_VALUES = words(`
  SVFOP_CURRENT_DATE SVFOP_CURRENT_TIME SVFOP_CURRENT_TIME_N SVFOP_CURRENT_TIMESTAMP SVFOP_CURRENT_TIMESTAMP_N
  SVFOP_LOCALTIME SVFOP_LOCALTIME_N SVFOP_LOCALTIMESTAMP SVFOP_LOCALTIMESTAMP_N
`);

/** Kinds of expression with an operator. */
export const EXPRESSIONS = words(`
  AEXPR_OP AEXPR_OP_ANY AEXPR_OP_ALL AEXPR_DISTINCT AEXPR_NOT_DISTINCT AEXPR_NULLIF AEXPR_IN AEXPR_LIKE AEXPR_ILIKE
  AEXPR_BETWEEN AEXPR_NOT_BETWEEN AEXPR_BETWEEN_SYM AEXPR_NOT_BETWEEN_SYM
`);

/** Kinds of subselect within an expression; the one that makes a list of all its rows is left out. */
export const SUBSELECTS = words('EXISTS_SUBLINK ANY_SUBLINK ALL_SUBLINK EXPR_SUBLINK');

/**
 * Functions that take a row of anything, which can therefore be written as if they were a column of it; but for those
 * that may be called.
 */
export const WHOLE_ROW_FUNCTIONS = words(`
  any_out any_value anycompatible_out anycompatiblenonarray_out anyelement_out anynonarray_out array_agg concat
  hash_record json_agg json_agg_strict json_build_array json_build_object jsonb_agg jsonb_agg_strict jsonb_build_array
  jsonb_build_object num_nonnulls num_nulls pg_collation_for pg_column_compression pg_column_size
  pg_column_toast_chunk_id pg_restore_attribute_stats pg_restore_relation_stats pg_typeof quote_literal quote_nullable
  record_out record_send row_to_json to_json to_jsonb
`);
