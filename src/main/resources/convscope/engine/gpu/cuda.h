// What the kernels' source means in CUDA C++.

#define KERNEL(size) extern "C" __global__ void __launch_bounds__(size)
#define FUNCTION static __device__ __forceinline__
#define GLOBAL
#define SHARED
// Aligned, or the compiler would not know that four neighbours can be loaded at once.
#define SHARED_ARRAY __shared__ __align__(16)
#define RESTRICT __restrict__
#define UNROLL _Pragma("unroll")
#define ITEM ((int) threadIdx.x)
#define GROUP_X ((int) blockIdx.x)
#define GROUP_Y ((int) blockIdx.y)
#define GROUP_Z ((int) blockIdx.z)
#define ALL_WAIT __syncthreads()

#ifdef TENSOR

// The value with 10 bits of fraction, the nearest.
FUNCTION float rounded_to_tf32(float value) {
  unsigned int rounded;
  asm("cvt.rna.tf32.f32 %0, %1;" : "=r"(rounded) : "f"(value));
  return __uint_as_float(rounded);
}

// Adds a warp's product of 16 x 8 and 8 x 8 values to its sums (PTX ISA, mma.m16n8k8 with .tf32).
FUNCTION void tensor_product(float sums[4], float a0, float a1, float a2, float a3, float b0, float b1) {
  asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
      : "+f"(sums[0]), "+f"(sums[1]), "+f"(sums[2]), "+f"(sums[3])
      : "r"(__float_as_uint(a0)), "r"(__float_as_uint(a1)), "r"(__float_as_uint(a2)), "r"(__float_as_uint(a3)),
        "r"(__float_as_uint(b0)), "r"(__float_as_uint(b1)));
}

#endif
