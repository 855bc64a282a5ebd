export { groupSubjects } from '../subjects.ts'
export { type FindOptions, findMentions } from './find.ts'
