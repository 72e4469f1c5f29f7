/** Trained networks and runs as files for other programs: ONNX, safetensors, Deeplearning4j, CSV. */
package convscope.export;
