/** All runs of a person: what each has come to, notes and tags, curves and settings side by side, and the bin. */
package convscope.library;
