namespace KernelGen.Execution.Tests.Memory;

/// <summary>Where pixels lie between forbidden pages.</summary>
internal enum Place
{
    /// <summary>The first pixel follows a forbidden page.</summary>
    AtStart,

    /// <summary>A forbidden page follows the last pixel.</summary>
    AtEnd,

    /// <summary>Each row follows a forbidden page.</summary>
    RowsAtStart,

    /// <summary>A forbidden page follows each row.</summary>
    RowsAtEnd,
}
