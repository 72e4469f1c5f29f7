/** All runs of a user: results, notes and tags, curves and settings side by side, and the trash. */
package convscope.library;
