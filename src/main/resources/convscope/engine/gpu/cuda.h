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
