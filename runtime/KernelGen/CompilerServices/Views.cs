using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>Planes over other libraries' two-dimensional spans, which expose a first element and a pitch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Views
{
    /// <summary>A plane that may be read.</summary>
    /// <param name="first">The first element; may be a null reference where the view is empty.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from one row to the next; of no account where there are fewer than two.</param>
    /// <typeparam name="T">Element of the plane.</typeparam>
    public static ReadOnlyPlane<T> ReadOnlyPlane<T>(ref readonly T first, int width, int height, int pitch)
        where T : unmanaged =>
        new(in first, width, height, PlaneSize.CheckedPitch(width, height, pitch));

    /// <summary>A plane that may be written.</summary>
    /// <param name="first">The first element; may be a null reference where the view is empty.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from one row to the next; of no account where there are fewer than two.</param>
    /// <typeparam name="T">Element of the plane.</typeparam>
    public static Plane<T> Plane<T>(ref T first, int width, int height, int pitch)
        where T : unmanaged =>
        new(ref first, width, height, PlaneSize.CheckedPitch(width, height, pitch));
}
