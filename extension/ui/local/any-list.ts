/** As in `shared/publish/mappings`, which the page does not carry: a mapping that takes a file for any list. */
export const ANY_LIST = 'any'
