/** The lessons: a pane beside any view. */
package convscope.workbench.lessons;
