/**
 * What every other package stands on: problems and sentences for people, languages, safe files, the home folder,
 * threads, counter-based randomness. Uses nothing of the others.
 */
@NullMarked
package convscope.foundation;

import org.jspecify.annotations.NullMarked;
